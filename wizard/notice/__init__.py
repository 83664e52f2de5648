"""The notice: facts from the answers, and the document assembled from them."""
