"""What a page is: its frame, its widgets' state, its files. The server and a publisher use it."""
