"""The workshop: question sets listed, written, tried out and sent."""
