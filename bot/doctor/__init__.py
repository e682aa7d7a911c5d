"""What `certguide doctor` looks at: each module examines one part and says what is wrong and what to do."""
