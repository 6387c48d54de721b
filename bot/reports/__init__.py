"""Shows: what is stored about a patient as a file to read, print or hand on. Made when it is sent, kept nowhere."""
