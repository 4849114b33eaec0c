//! Regions as tiles, placed as on a map.

use domain::people::Region;

/// Its line and its column among the tiles; those over the seas come below.
pub(crate) const fn region_area(region: Region) -> &'static str {
    match region {
        Region::IleDeFrance => "2 / 3",
        Region::CentreValDeLoire => "3 / 3",
        Region::BourgogneFrancheComte => "3 / 4",
        Region::Normandie => "2 / 2",
        Region::HautsDeFrance => "1 / 3",
        Region::GrandEst => "2 / 4",
        Region::PaysDeLaLoire => "3 / 2",
        Region::Bretagne => "2 / 1",
        Region::NouvelleAquitaine => "4 / 2",
        Region::Occitanie => "5 / 3",
        Region::AuvergneRhoneAlpes => "4 / 4",
        Region::ProvenceAlpesCoteDAzur => "5 / 4",
        Region::Corse => "5 / 5",
        Region::Guadeloupe => "6 / 1",
        Region::Martinique => "6 / 2",
        Region::Guyane => "6 / 3",
        Region::LaReunion => "6 / 4",
        Region::Mayotte => "6 / 5",
    }
}
