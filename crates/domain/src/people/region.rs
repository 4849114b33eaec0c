//! The regions of France, where bodies are.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A region, by its code at the INSEE.
    Region {
        /// Île-de-France.
        IleDeFrance = "11",
        /// Centre-Val de Loire.
        CentreValDeLoire = "24",
        /// Bourgogne-Franche-Comté.
        BourgogneFrancheComte = "27",
        /// Normandie.
        Normandie = "28",
        /// Hauts-de-France.
        HautsDeFrance = "32",
        /// Grand Est.
        GrandEst = "44",
        /// Pays de la Loire.
        PaysDeLaLoire = "52",
        /// Bretagne.
        Bretagne = "53",
        /// Nouvelle-Aquitaine.
        NouvelleAquitaine = "75",
        /// Occitanie.
        Occitanie = "76",
        /// Auvergne-Rhône-Alpes.
        AuvergneRhoneAlpes = "84",
        /// Provence-Alpes-Côte d’Azur.
        ProvenceAlpesCoteDAzur = "93",
        /// Corse.
        Corse = "94",
        /// Guadeloupe.
        Guadeloupe = "01",
        /// Martinique.
        Martinique = "02",
        /// Guyane.
        Guyane = "03",
        /// La Réunion.
        LaReunion = "04",
        /// Mayotte.
        Mayotte = "06",
    }
}
