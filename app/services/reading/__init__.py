"""Reading a filled report from any source, guarded against what files may hold."""
