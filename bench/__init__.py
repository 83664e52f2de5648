"""How fast the program is, each figure beside something measured in the same minute on the same machine."""
