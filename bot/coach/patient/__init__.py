"""What a patient says and taps, and what comes of it: joining, the workout, check-ins, settings, rights."""
