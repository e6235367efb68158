/// What the fields mean that are the same wherever they occur. A doc comment of the field itself comes first.
enum CommonFields {
  static func text(of field: String) -> String? { texts[field] }

  private static let texts = [
    "actor": "Who did it.",
    "at": "When it happened.",
    "claimed_at": "Since when it is held.",
    "completed_at": "When it was completed; null before.",
    "content": "The text.",
    "created_at": "When it was made.",
    "holder": "Who holds it.",
    "label": "A label that it has.",
    "message": "The same in words.",
    "name": "Its name, for people.",
    "reason": "Why.",
    "requested_by": "Who asked.",
    "resumed_at": "When the task went on; null before.",
    "responded_at": "When it was answered; null before.",
    "response": "The answer in words; null where there is none.",
    "started_at": "When work on it began; null before.",
    "suggested_options": "Answers to choose from.",
    "tags": "Words to find it by.",
    "updated_at": "When it last changed.",
  ]
}
