"""What a therapist decides and looks at: reports, patients, the digest, the record, who looks after whom."""
