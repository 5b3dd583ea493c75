"""Two versions of one report, made into one."""
