"""Files on disk: read with care, replaced in one step, and worked on by one program at a time."""
