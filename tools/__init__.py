"""What those need who keep the guide: measured speed, the scorecard, Lighthouse. Not shipped."""
