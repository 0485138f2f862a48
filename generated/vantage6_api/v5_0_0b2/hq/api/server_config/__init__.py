"""Operations of the tag server_config."""
