//! The services around the doors, in words.

use crate::components::Glyph;
use crate::routes::Function;
use crate::words::tr;

macro_rules! named {
    ($( $variant:ident = $key:ident ),+ $(,)?) => {
        /// Its name.
        pub(crate) fn function_name(function: Function) -> &'static str {
            match function { $( Function::$variant => tr!(functions.$key), )+ }
        }
    };
}

named! {
    News = news,
    Agenda = agenda,
    Directory = directory,
    Testimonials = testimonials,
    KeyFigures = key_figures,
    MethodResources = method_resources,
    Newsletter = newsletter,
    Search = search,
    ResourceRequest = resource_request,
    FreeExpression = free_expression,
    ContactDinno = contact_dinno,
    LegalNotice = legal_notice,
    PersonalData = personal_data,
    Help = help,
    EcoDesign = eco_design,
}

/// The mark of a service.
pub(crate) const fn function_glyph(function: Function) -> Glyph {
    match function {
        Function::News => Glyph::News,
        Function::Agenda => Glyph::Calendar,
        Function::Directory => Glyph::Users,
        Function::Testimonials => Glyph::Chat,
        Function::KeyFigures => Glyph::Chart,
        Function::MethodResources => Glyph::Book,
        Function::Newsletter => Glyph::Mail,
        Function::Search => Glyph::Search,
        Function::ResourceRequest => Glyph::Key,
        Function::FreeExpression => Glyph::Edit,
        Function::ContactDinno | Function::Help => Glyph::Help,
        Function::LegalNotice | Function::EcoDesign => Glyph::File,
        Function::PersonalData => Glyph::Lock,
    }
}
