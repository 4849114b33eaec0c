//! The three axes of the permission matrix.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A part of the portal on which rights bear (D.2 of the register).
    Brick {
        /// The landing page and its featured action.
        Home = "home",
        /// Ideas.
        Ideas = "ideas",
        /// Challenges.
        Challenges = "challenges",
        /// Experiments and their records (POCsman).
        Pocs = "pocs",
        /// Figures about the experiments ("consolidation").
        Portfolio = "portfolio",
        /// Shared practices (the Store).
        Practices = "practices",
        /// News.
        News = "news",
        /// Agenda.
        Events = "events",
        /// People and contacts.
        Directory = "directory",
        /// Testimonials.
        Testimonials = "testimonials",
        /// Key figures.
        KeyFigures = "key_figures",
        /// Method resources and kits.
        MethodResources = "method_resources",
        /// Newsletters.
        Newsletters = "newsletters",
        /// Search.
        Search = "search",
        /// Requests for resources.
        ResourceRequests = "resource_requests",
        /// Questions to the Dinno.
        HelpRequests = "help_requests",
        /// Comments, votes, tags.
        Expression = "expression",
        /// Communities.
        Communities = "communities",
        /// Indicators.
        Indicators = "indicators",
        /// Glossary and values.
        Glossary = "glossary",
        /// Links to other tools.
        Links = "links",
        /// Accounts, profiles, delegations and the matrix itself.
        Administration = "administration",
        /// Import and export of whole sets.
        Exchange = "exchange",
    }
}

vocabulary! {
    /// The three capabilities of the matrix (R037).
    Capability {
        /// Add or remove the brick ("ajouter / supprimer").
        Manage = "manage",
        /// Update its content ("mettre à jour").
        Update = "update",
        /// Consult it ("consulter").
        Read = "read",
    }
}

vocabulary! {
    /// The four profiles (R326) and the super administrator (R333).
    Profile {
        /// All agents of the network ("consultation", R332).
        Reader = "reader",
        /// Runs challenges, leads POCs, owns practices ("contributeur", R331).
        Contributor = "contributor",
        /// Dinno, or a delegate ("administrateur fonctionnel", R328).
        FunctionalAdmin = "functional_admin",
        /// Maintenance by the MOE ("développeur", R327): no editorial right.
        Developer = "developer",
        /// The Dinno's own login (R333).
        SuperAdmin = "super_admin",
    }
}
