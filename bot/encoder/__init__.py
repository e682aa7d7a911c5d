"""Sentences to vectors: the ONNX model that comes with the program, and a cache on disk."""
