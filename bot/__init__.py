"""HEP Coach: a chat bot that keeps patients and their therapists in touch between clinic visits."""
