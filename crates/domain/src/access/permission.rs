//! One act, one permission, one cell of the matrix.

use super::{Brick, Capability};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// One act that needs a right.
    Permission {
        /// Read ideas, their comments and their history.
        ReadIdeas = "read_ideas",
        /// Deposit an idea (every profile, R057 and A07).
        DepositIdea = "deposit_idea",
        /// Change an idea: its author before the decision, an administrator at any time.
        EditIdea = "edit_idea",
        /// Withdraw one's idea.
        WithdrawIdea = "withdraw_idea",
        /// Support an idea (R106).
        VoteOnIdea = "vote_on_idea",
        /// Decide what becomes of an idea (R064).
        DecideIdea = "decide_idea",
        /// Propose to take a dormant idea up again (R062).
        ProposeRevival = "propose_revival",
        /// Tie an idea to another, or invite somebody to sign it.
        LinkIdea = "link_idea",
        /// Deposit an idea in the name of a colleague: a referent, for the agents of their body.
        DepositForColleague = "deposit_for_colleague",
        /// Comment (R103, R111).
        PostComment = "post_comment",
        /// Remove a comment: one's own, or as a moderator (R109).
        RemoveComment = "remove_comment",
        /// Follow something, and be told of each change to it (R103).
        Follow = "follow",
        /// Like an experiment or a practice (R103).
        Like = "like",
        /// Put a tag (R108).
        PutTag = "put_tag",
        /// Take a tag away: one's own, or as a moderator (R109).
        RemoveTag = "remove_tag",
        /// Read challenges.
        ReadChallenges = "read_challenges",
        /// Create or change a challenge.
        EditChallenge = "edit_challenge",
        /// Mark the answers of a challenge that one is invited to (R074, R093).
        ScoreAnswers = "score_answers",
        /// Read experiments.
        ReadPocs = "read_pocs",
        /// Create an experiment.
        CreatePoc = "create_poc",
        /// Change an experiment: its record, its answers, its lessons.
        EditPoc = "edit_poc",
        /// Move an experiment: launch, pass, hold, resume, abandon, reopen.
        SteerPoc = "steer_poc",
        /// Choose who may read one experiment, one practice or one idea (A28).
        RestrictPoc = "restrict_poc",
        /// Choose who may read the experiments, and how their gates are decided (A06).
        SetPocRules = "set_poc_rules",
        /// Read the figures of the experiments.
        ReadPortfolio = "read_portfolio",
        /// Make, comment and freeze half-year reviews of the experiments (R212).
        KeepReviews = "keep_reviews",
        /// Read practices.
        ReadPractices = "read_practices",
        /// Publish the practice that an experiment proved, or share what one's body does.
        PublishPractice = "publish_practice",
        /// Change a practice.
        EditPractice = "edit_practice",
        /// Say that a practice is to be done again, or everywhere (R296).
        RecommendPractice = "recommend_practice",
        /// Declare that one's body takes a practice up, and keep that true (R241).
        DeclareReuse = "declare_reuse",
        /// Read organisations and find people.
        ReadDirectory = "read_directory",
        /// Say what one knows and may be called for: oneself, or an administrator (R268).
        KeepCard = "keep_card",
        /// Keep the mailbox of a body (R265).
        EditMailboxes = "edit_mailboxes",
        /// Keep the register of outside partners (R269).
        EditPartners = "edit_partners",
        /// Seek among everything that one may read (R310).
        Search = "search",
        /// Keep the expressions that mean the same, and see what is sought.
        EditSynonyms = "edit_synonyms",
        /// Write to a person through the portal (R235).
        ContactPerson = "contact_person",
        /// Read accounts.
        ReadAccounts = "read_accounts",
        /// Create accounts and give profiles (R329).
        EditAccounts = "edit_accounts",
        /// Keep the normed lists (R125).
        EditReferences = "edit_references",
        /// Keep the bodies of the network and their directions (A36).
        KeepOrganisations = "keep_organisations",
        /// Read the permission matrix.
        ReadMatrix = "read_matrix",
        /// Change the permission matrix (A09).
        EditMatrix = "edit_matrix",
        /// Give, prolong and withdraw delegations (D.3).
        GiveDelegation = "give_delegation",
        /// Declare who owns a brick, or one thing of it (A08).
        DeclareOwners = "declare_owners",
        /// Import a file.
        ImportFiles = "import_files",
        /// Export whole sets.
        ExportData = "export_data",
        /// Read the texts that administrators keep, such as the rules of ideas (R066).
        ReadDocuments = "read_documents",
        /// Change such a text.
        EditDocument = "edit_document",
        /// Ask the Dinno a question, or for its support (R323, R325).
        AskDinno = "ask_dinno",
        /// Read questions to the Dinno: one's own, or all for whoever answers.
        ReadHelpRequests = "read_help_requests",
        /// Go on with a question: its author, or whoever answers (R324).
        FollowUpHelpRequest = "follow_up_help_request",
        /// Request resources (R316).
        RequestResources = "request_resources",
        /// Read requests for resources: one's own, or all for whoever handles them.
        ReadResourceRequests = "read_resource_requests",
        /// Answer a line of a request: whoever is named for that kind, or an administrator (A26).
        HandleResources = "handle_resources",
        /// Say which kinds and states there are, and who handles what (R318).
        EditResourceSettings = "edit_resource_settings",
        /// Read news (R251).
        ReadNews = "read_news",
        /// Write news, publish and withdraw them (R255).
        EditNews = "edit_news",
        /// Put news on the front page (R253, R254).
        FeatureNews = "feature_news",
        /// Read the glossary (R376).
        ReadGlossary = "read_glossary",
        /// Write the terms of the glossary.
        EditGlossary = "edit_glossary",
        /// Read the agenda and its events (R257).
        ReadEvents = "read_events",
        /// Write events: an administrator, or whoever looks after one.
        EditEvents = "edit_events",
        /// Register for an event.
        RegisterForEvent = "register_for_event",
        /// Read key figures (R282).
        ReadKeyFigures = "read_key_figures",
        /// Write key figures.
        EditKeyFigures = "edit_key_figures",
        /// Read method resources (R286).
        ReadMethodResources = "read_method_resources",
        /// Write method resources (R300).
        EditMethodResources = "edit_method_resources",
        /// Read testimonials (R276).
        ReadTestimonials = "read_testimonials",
        /// Write testimonials: an administrator, or whoever looks after one.
        EditTestimonials = "edit_testimonials",
        /// Read a brick that was added: see its link, read its page (R040).
        ReadBricks = "read_bricks",
        /// Write in a brick that was added: its page, the address of its link (R039).
        WriteBricks = "write_bricks",
        /// Add, rename, move, hide, remove bricks (R038, A09).
        ManageBricks = "manage_bricks",
        /// Read the newsletter, and subscribe to it (R303).
        ReadNewsletters = "read_newsletters",
        /// Write issues of the newsletter, and see who receives them.
        EditNewsletters = "edit_newsletters",
        /// Hide the news, show them again, move them on the landing page (R037, R038).
        ManageNews = "manage_news",
        /// The same, of the agenda.
        ManageEvents = "manage_events",
        /// The same, of the directory.
        ManageDirectory = "manage_directory",
        /// The same, of testimonials.
        ManageTestimonials = "manage_testimonials",
        /// The same, of key figures.
        ManageKeyFigures = "manage_key_figures",
        /// The same, of method resources.
        ManageMethodResources = "manage_method_resources",
        /// The same, of newsletters.
        ManageNewsletters = "manage_newsletters",
        /// Move search on the landing page: it is never hidden.
        ManageSearch = "manage_search",
        /// Hide requests for resources, show them again, move them.
        ManageResourceRequests = "manage_resource_requests",
        /// The same, of questions to the Dinno.
        ManageHelpRequests = "manage_help_requests",
        /// The same, of comments and tags.
        ManageExpression = "manage_expression",
        /// Hide the glossary, show it again.
        ManageGlossary = "manage_glossary",
    }
}

/// Which cell of the matrix a permission asks, and what reading the brick is enough for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The brick.
    pub brick: Brick,
    /// The capability of that brick.
    pub capability: Capability,
    /// What whoever reads the brick may do without that capability.
    pub participation: Participation,
}

/// Personal participation: what every reader of a brick may do, without writing rights on it (A07, R111).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Participation {
    /// Nothing: the capability is needed.
    None,
    /// On what is one's own.
    Own,
    /// On anything.
    Anyone,
}

impl Permission {
    /// The question that this permission asks the matrix.
    #[rustfmt::skip] // A table.
    #[must_use]
    pub const fn need(self) -> Need {
        use Brick as B;
        use {Capability::{Read, Update}, Participation::{Anyone, None, Own}};
        let (brick, capability, participation) = match self {
            Self::ReadIdeas => (B::Ideas, Read, None),
            Self::DepositIdea | Self::VoteOnIdea | Self::ProposeRevival => {
                (B::Ideas, Update, Anyone)
            }
            // The agents of one's body are one's own when one is its referent.
            Self::EditIdea | Self::LinkIdea | Self::DepositForColleague => (B::Ideas, Update, Own),
            // Its author, or the super administrator, who answers for everything.
            Self::WithdrawIdea => (B::Ideas, Capability::Manage, Own),
            Self::DecideIdea => (B::Ideas, Update, None),
            Self::PostComment | Self::Follow | Self::Like | Self::PutTag => {
                (B::Expression, Update, Anyone)
            }
            Self::RemoveComment | Self::RemoveTag => (B::Expression, Update, Own),
            Self::ReadChallenges => (B::Challenges, Read, None),
            Self::EditChallenge => (B::Challenges, Update, None),
            // Whoever is invited, whatever their profile.
            Self::ScoreAnswers => (B::Challenges, Update, Own),
            Self::ReadPocs => (B::Pocs, Read, None),
            Self::CreatePoc | Self::EditPoc | Self::SteerPoc => (B::Pocs, Update, None),
            Self::ReadPortfolio => (B::Portfolio, Read, None),
            Self::ReadPractices => (B::Practices, Read, None),
            Self::PublishPractice | Self::EditPractice | Self::DeclareReuse => (B::Practices, Update, None),
            Self::ReadDirectory => (B::Directory, Read, None),
            Self::Search => (B::Search, Read, None),
            Self::EditSynonyms => (B::Search, Update, None),
            Self::ContactPerson => (B::Directory, Update, Anyone),
            Self::KeepCard => (B::Directory, Update, Own),
            Self::EditMailboxes | Self::EditPartners => (B::Directory, Update, None),
            Self::ReadAccounts | Self::ReadMatrix => (B::Administration, Read, None),
            Self::EditAccounts | Self::GiveDelegation | Self::DeclareOwners | Self::EditReferences
            | Self::KeepOrganisations | Self::RestrictPoc | Self::RecommendPractice | Self::KeepReviews => (B::Administration, Update, None),
            Self::EditMatrix => (B::Administration, Capability::Manage, None),
            Self::SetPocRules => (B::Pocs, Capability::Manage, None),
            Self::ImportFiles => (B::Exchange, Update, None),
            Self::ExportData => (B::Exchange, Read, None),
            Self::ReadDocuments => (B::Home, Read, None),
            Self::EditDocument | Self::FeatureNews => (B::Home, Update, None),
            Self::AskDinno | Self::FollowUpHelpRequest => (B::HelpRequests, Update, Own),
            Self::ReadHelpRequests => (B::HelpRequests, Read, None),
            // To handle is one's own when one is named for that kind of resource.
            Self::RequestResources | Self::HandleResources => (B::ResourceRequests, Update, Own),
            Self::ReadResourceRequests => (B::ResourceRequests, Read, None),
            Self::EditResourceSettings => (B::ResourceRequests, Update, None),
            Self::RegisterForEvent => (B::Events, Update, Anyone),
            Self::ReadNews | Self::EditNews | Self::ReadGlossary | Self::EditGlossary | Self::ReadEvents
            | Self::EditEvents | Self::ReadKeyFigures | Self::EditKeyFigures | Self::ReadMethodResources
            | Self::EditMethodResources | Self::ReadTestimonials | Self::EditTestimonials | Self::ReadBricks
            | Self::WriteBricks | Self::ManageBricks | Self::ReadNewsletters
            | Self::EditNewsletters => self.editorial_cell(),
            Self::ManageNews | Self::ManageEvents | Self::ManageDirectory | Self::ManageTestimonials
            | Self::ManageKeyFigures | Self::ManageMethodResources | Self::ManageNewsletters | Self::ManageSearch
            | Self::ManageResourceRequests | Self::ManageHelpRequests | Self::ManageExpression
            | Self::ManageGlossary => (self.managed(), Capability::Manage, None),
        };
        Need { brick, capability, participation }
    }

    /// The cell of what the Dinno tells, and of what administrators add: to consult it, or to write in it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`need` names every permission; this is its part"
    )]
    const fn editorial_cell(self) -> (Brick, Capability, Participation) {
        use Capability::{Read, Update};
        let (brick, capability) = match self {
            Self::ReadNews => (Brick::News, Read),
            Self::EditNews => (Brick::News, Update),
            Self::ReadGlossary => (Brick::Glossary, Read),
            Self::EditGlossary => (Brick::Glossary, Update),
            Self::ReadEvents => (Brick::Events, Read),
            Self::EditEvents => (Brick::Events, Update),
            Self::ReadKeyFigures => (Brick::KeyFigures, Read),
            Self::EditKeyFigures => (Brick::KeyFigures, Update),
            Self::ReadMethodResources => (Brick::MethodResources, Read),
            Self::EditMethodResources => (Brick::MethodResources, Update),
            Self::ReadTestimonials => (Brick::Testimonials, Read),
            Self::ReadBricks => (Brick::Links, Read),
            Self::WriteBricks => (Brick::Links, Update),
            Self::ManageBricks => (Brick::Links, Capability::Manage),
            Self::ReadNewsletters => (Brick::Newsletters, Read),
            Self::EditNewsletters => (Brick::Newsletters, Update),
            _ => (Brick::Testimonials, Update),
        };
        (brick, capability, Participation::None)
    }

    /// The native brick that it hides, shows or moves: the other way is [`Brick::manage`].
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "`need` names every permission; this is its part"
    )]
    const fn managed(self) -> Brick {
        match self {
            Self::ManageNews => Brick::News,
            Self::ManageEvents => Brick::Events,
            Self::ManageDirectory => Brick::Directory,
            Self::ManageTestimonials => Brick::Testimonials,
            Self::ManageKeyFigures => Brick::KeyFigures,
            Self::ManageMethodResources => Brick::MethodResources,
            Self::ManageNewsletters => Brick::Newsletters,
            Self::ManageSearch => Brick::Search,
            Self::ManageResourceRequests => Brick::ResourceRequests,
            Self::ManageHelpRequests => Brick::HelpRequests,
            Self::ManageExpression => Brick::Expression,
            _ => Brick::Glossary,
        }
    }

    /// Whether what it bears on is the whole branch's, and no body's nor one thing: normed lists, kept texts, settings,
    /// whole sets. What is lent for one body or on named things does not carry it, and nobody has their own part of it.
    #[must_use]
    pub const fn is_of_the_whole_branch(self) -> bool {
        matches!(
            self,
            Self::EditReferences
                | Self::EditSynonyms
                | Self::EditDocument
                | Self::EditResourceSettings
                | Self::SetPocRules
                | Self::KeepReviews
                | Self::ExportData
                | Self::ManageNews
                | Self::ManageEvents
                | Self::ManageDirectory
                | Self::ManageTestimonials
                | Self::ManageKeyFigures
                | Self::ManageMethodResources
                | Self::ManageNewsletters
                | Self::ManageSearch
                | Self::ManageResourceRequests
                | Self::ManageHelpRequests
                | Self::ManageExpression
                | Self::ManageGlossary
        )
    }

    /// Whether a delegation may carry it: who was lent rights does not pass them on (D.3).
    #[must_use]
    pub const fn is_lendable(self) -> bool {
        !matches!(self, Self::EditMatrix | Self::GiveDelegation | Self::DeclareOwners)
    }
}
