//! The regions of France, in words.

use domain::people::Region;

use crate::words::tr;

/// The name of a region.
pub(crate) fn region(region: Region) -> &'static str {
    match region {
        Region::IleDeFrance => tr!(vocabulary.region.ile_de_france),
        Region::CentreValDeLoire => tr!(vocabulary.region.centre_val_de_loire),
        Region::BourgogneFrancheComte => tr!(vocabulary.region.bourgogne_franche_comte),
        Region::Normandie => tr!(vocabulary.region.normandie),
        Region::HautsDeFrance => tr!(vocabulary.region.hauts_de_france),
        Region::GrandEst => tr!(vocabulary.region.grand_est),
        Region::PaysDeLaLoire => tr!(vocabulary.region.pays_de_la_loire),
        Region::Bretagne => tr!(vocabulary.region.bretagne),
        Region::NouvelleAquitaine => tr!(vocabulary.region.nouvelle_aquitaine),
        Region::Occitanie => tr!(vocabulary.region.occitanie),
        Region::AuvergneRhoneAlpes => tr!(vocabulary.region.auvergne_rhone_alpes),
        Region::ProvenceAlpesCoteDAzur => tr!(vocabulary.region.provence_alpes_cote_dazur),
        Region::Corse => tr!(vocabulary.region.corse),
        Region::Guadeloupe => tr!(vocabulary.region.guadeloupe),
        Region::Martinique => tr!(vocabulary.region.martinique),
        Region::Guyane => tr!(vocabulary.region.guyane),
        Region::LaReunion => tr!(vocabulary.region.la_reunion),
        Region::Mayotte => tr!(vocabulary.region.mayotte),
    }
}

/// Its letters, where there is little room.
pub(crate) fn region_letters(region: Region) -> &'static str {
    match region {
        Region::IleDeFrance => tr!(vocabulary.region_letters.ile_de_france),
        Region::CentreValDeLoire => tr!(vocabulary.region_letters.centre_val_de_loire),
        Region::BourgogneFrancheComte => tr!(vocabulary.region_letters.bourgogne_franche_comte),
        Region::Normandie => tr!(vocabulary.region_letters.normandie),
        Region::HautsDeFrance => tr!(vocabulary.region_letters.hauts_de_france),
        Region::GrandEst => tr!(vocabulary.region_letters.grand_est),
        Region::PaysDeLaLoire => tr!(vocabulary.region_letters.pays_de_la_loire),
        Region::Bretagne => tr!(vocabulary.region_letters.bretagne),
        Region::NouvelleAquitaine => tr!(vocabulary.region_letters.nouvelle_aquitaine),
        Region::Occitanie => tr!(vocabulary.region_letters.occitanie),
        Region::AuvergneRhoneAlpes => tr!(vocabulary.region_letters.auvergne_rhone_alpes),
        Region::ProvenceAlpesCoteDAzur => tr!(vocabulary.region_letters.provence_alpes_cote_dazur),
        Region::Corse => tr!(vocabulary.region_letters.corse),
        Region::Guadeloupe => tr!(vocabulary.region_letters.guadeloupe),
        Region::Martinique => tr!(vocabulary.region_letters.martinique),
        Region::Guyane => tr!(vocabulary.region_letters.guyane),
        Region::LaReunion => tr!(vocabulary.region_letters.la_reunion),
        Region::Mayotte => tr!(vocabulary.region_letters.mayotte),
    }
}
