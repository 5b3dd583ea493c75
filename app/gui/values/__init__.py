"""Controls for answers that are more than prose: numbers, days, choices and tables."""
