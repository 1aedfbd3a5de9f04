"""What stands between the guide and its readers: measured before it goes out."""
