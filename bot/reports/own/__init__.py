"""Everything that is stored about a patient, for themself: as data for a computer, and as a document to read."""
