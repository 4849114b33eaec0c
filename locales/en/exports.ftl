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
export-idea-potential = High potential
export-idea-potential-yes = Yes
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

export-actions = Actions
export-action-kind = Kind
export-action-kind-idea = Idea
export-action-kind-challenge = Challenge
export-action-kind-poc = Experiment
export-action-kind-practice = Practice
export-action-reference = Number
export-action-title = Title
export-action-stage = Moment
export-action-stage-coming = Coming
export-action-stage-current = Under way
export-action-stage-achieved = Achieved
export-action-stage-stopped = Stopped
export-action-body = Body
export-action-domain = Domain
export-action-form = Form of innovation
export-action-on = As of
export-action-starts = Start
export-action-ends = End

export-accounts = Accounts
# What `crates/import/mappings/accounts.toml` reads: the same in every language, so that the file comes in again.
export-account-email = courriel
export-account-name = nom
export-account-body = organisme
export-account-direction = direction
export-account-profile = profil
export-account-profile-reader = consultation
export-account-profile-contributor = contributeur
export-account-profile-functional_admin = administrateur fonctionnel
export-account-top = comex_codir
export-account-manager = manager
export-account-referent = referent
export-account-ambassador = ambassadeur
export-account-yes = oui
export-account-no = non
export-account-status = etat
export-account-active = actif
export-account-disabled = fermé
export-account-in-force = Profile in force

export-needs = Needs
export-need-reference = Request
export-need-asked = Asked on
export-need-title = Innovative action
export-need-purpose = Attached to
export-need-requester = Who asks
export-need-body = Body
export-need-kind = Kind
export-need-what = Need
export-need-state = State
export-need-reason = Reason
export-need-decider = Answered by
export-need-decided = Answered on

export-rights = Journal of rights
export-right-day = Day
export-right-hour = Time (Paris)
export-right-act = Act
export-right-brick = Brick
export-right-thing = Record
export-right-body = Body
export-right-profile = Profile
export-right-capability = Right
export-right-from = Before
export-right-to = After
export-right-person = To whom
export-right-until = Until
export-right-actor = By whom

export-right-act-cell_changed = Right changed
export-right-act-delegation_given = Delegation given
export-right-act-delegation_prolonged = End of a delegation changed
export-right-act-delegation_withdrawn = Delegation withdrawn
export-right-act-owner_declared = Ownership declared
export-right-act-owner_removed = Ownership removed

export-brick-all = Every brick
export-brick-home = Home and front page
export-brick-ideas = Ideas
export-brick-challenges = Challenges
export-brick-pocs = Experiments
export-brick-portfolio = Portfolio
export-brick-practices = Shared practices
export-brick-news = News
export-brick-events = Agenda
export-brick-directory = A network at your service
export-brick-testimonials = Testimonials
export-brick-key_figures = Key figures
export-brick-method_resources = Methods and resources
export-brick-newsletters = Newsletter
export-brick-search = Search
export-brick-resource_requests = Requests for resources
export-brick-help_requests = Questions to the Dinno
export-brick-expression = Comments, keywords, support
export-brick-communities = Communities
export-brick-indicators = Indicators
export-brick-glossary = Glossary and values
export-brick-links = Added bricks (links and pages)
export-brick-administration = Administration
export-brick-exchange = Imports and exports

export-profile-reader = Reader
export-profile-contributor = Contributor
export-profile-functional_admin = Functional administrator
export-profile-developer = Developer
export-profile-super_admin = Super administrator

export-capability-manage = Add and remove
export-capability-update = Update
export-capability-read = Read

export-reach-nothing = Nothing
export-reach-own_only = Their own
export-reach-everything = Everything

# What one takes away of oneself.
personal-data-note = This file holds what the portal keeps of you: your account, your card in the directory, your choices, what you wrote, supported, followed and asked. Your anonymous ideas (“masked_idea”, “masked_comment”) do not bear your name in the database: your own sign-in alone finds them, and nobody else can ask for this file. It puts them beside your name: keep it to yourself. Not in it: what others wrote, your notifications, the journal of acts and attached files, which are read on their pages.
