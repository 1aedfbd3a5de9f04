"""The guide in the other engines people have: Firefox (Gecko) and WebKit (Safari's)."""
