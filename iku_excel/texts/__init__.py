"""Every sentence a user reads, in Indonesian."""
