//! The services that are announced, in words.

use crate::components::Glyph;
use crate::routes::Function;
use crate::words::tr;

/// What is said of a service that is announced.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    pub(crate) name: &'static str,
    /// What it will do.
    pub(crate) what: &'static str,
    /// Where to go meanwhile.
    pub(crate) meanwhile: &'static str,
}

macro_rules! said {
    ($( $variant:ident = $key:ident ),+ $(,)?) => {
        /// Its name alone.
        pub(crate) fn function_name(function: Function) -> &'static str {
            match function { $( Function::$variant => tr!(soon.$key.name), )+ }
        }

        /// Everything that is said of it.
        pub(crate) fn function_said(function: Function) -> Said {
            match function { $( Function::$variant => Said {
                name: tr!(soon.$key.name),
                what: tr!(soon.$key.what),
                meanwhile: tr!(soon.$key.meanwhile),
            }, )+ }
        }
    };
}

said! {
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
