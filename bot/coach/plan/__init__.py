"""What is prescribed: doses, the builder, versions, ladders, plan files."""
