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
export-idea-origin = Origin
export-idea-origin-internal = An agent of the network
export-idea-origin-external = The public, a user
export-idea-origin-partner = A partner
export-idea-form = Form of innovation
export-idea-form-participative = Participative
export-idea-form-open = Open
export-idea-form-collaborative = Collaborative
export-idea-field = Field of innovation
export-idea-verdict = Answer
export-idea-verdict-under_review = Under review
export-idea-verdict-selected = Selected
export-idea-verdict-not_selected = Not selected
export-idea-reason = Reason

export-status-submitted = Deposited
export-status-under_review = Under review
export-status-selected = Selected
export-status-not_selected = Not selected, dormant
export-status-experimenting = Being tried
export-status-implemented = In practice
export-status-withdrawn = Withdrawn

export-pocs = Experiments
export-poc-reference = Number
export-poc-title = Title
export-poc-organisation = Body
export-poc-department = Department
export-poc-domain = Domain
export-poc-trigger = Trigger
export-poc-status = Status
export-poc-steps = Steps passed
export-poc-progress = Progress (%)
export-poc-verdict = Validation
export-poc-health = Mood
export-poc-attention = Needs attention
export-poc-planned-start = Planned start
export-poc-started = Real start
export-poc-planned-end = Planned end
export-poc-ended = Real end
export-poc-keywords = Keywords
export-poc-updated = Updated on

export-health-on_track = Sunny
export-health-at_risk = Cloudy
export-health-off_track = Stormy

export-attention-silent = No news for 30 days
export-attention-late = Late on a planned date
export-attention-off_track = Stormy
export-attention-gate_waiting = A decision is awaited
export-attention-conditions_open = Conditions are still to be lifted
