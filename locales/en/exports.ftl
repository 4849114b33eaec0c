# The head of the tables that people take away.

export-ideas = Ideas
export-idea-reference = Number
export-idea-title = Title
export-idea-status = State
export-idea-domain = Domain
export-idea-subcategory = Sub-category
export-idea-author = Author
export-idea-masked = Masked author
export-idea-organisation = Body
export-idea-challenge = Challenge
export-idea-deposited = Deposited on
export-idea-votes = Support
export-idea-comments = Comments

export-status-submitted = Deposited
export-status-under_review = Under review
export-status-selected = Selected
export-status-not_selected = Not selected, dormant
export-status-experimenting = Being tried
export-status-implemented = In practice
export-status-withdrawn = Withdrawn
