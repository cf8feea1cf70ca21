"""What a solution holds, as frozen dataclasses; `model_json.py` writes them as JSON."""
