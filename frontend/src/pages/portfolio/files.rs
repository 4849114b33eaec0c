//! A chart as a file: its lines for a spreadsheet, its bars for a slide. Both are made here, from what is shown.

use std::fmt::Write as _;

use js_sys::encode_uri_component;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use crate::components::{Bar, Button, Glyph, Look, Size};
use crate::pages::shared::{download, keep_address};
use crate::words::tr;

#[component]
pub(super) fn ChartFiles(question: &'static str, bars: Vec<Bar>) -> impl IntoView {
    let (table, image) = (bars.clone(), bars);
    let csv_file = move |_| {
        let text = csv(&table, tr!(portfolio.unit));
        download(
            &format!("{}.csv", file_name(question)),
            "text/csv;charset=utf-8",
            text.as_bytes(),
        );
    };
    let image_file = move |_| {
        let (text, name) = (svg(question, &image), file_name(question));
        let height = height(&image);
        spawn_local(async move {
            match png(&text, height).await {
                Ok(address) => keep_address(&format!("{name}.png"), &address),
                // A browser may keep pages from reading what they draw: the drawing itself is an image too.
                Err(_) => download(&format!("{name}.svg"), "image/svg+xml", text.as_bytes()),
            }
        });
    };
    view! {
        <p class="cluster gap-2 no-print chart-files">
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Download
                attr:aria-label=tr!(portfolio.files.csv_of, what = question)
                on:click=csv_file
            >
                {tr!(portfolio.files.csv)}
            </Button>
            <Button
                look=Look::Quiet
                size=Size::Small
                glyph=Glyph::Image
                attr:aria-label=tr!(portfolio.files.image_of, what = question)
                on:click=image_file
            >
                {tr!(portfolio.files.image)}
            </Button>
        </p>
    }
}

/// « Dans quel état ? » → `dans-quel-etat`.
fn file_name(question: &str) -> String {
    let folded = domain::text::fold(question);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// A table that spreadsheets of this country open as it is: semicolons, and the mark of UTF-8.
fn csv(bars: &[Bar], unit: &str) -> String {
    let mut text = format!("\u{feff};{}\r\n", cell(unit));
    for Bar { label, value, .. } in bars {
        // A String takes whatever it is given.
        let _ = write!(text, "{};{value}\r\n", cell(label));
    }
    text
}

/// Quoted; a spreadsheet would run what begins like a formula.
fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// The drawing as points, twice as fine as it is shown: an address that holds the whole image.
async fn png(svg: &str, height: usize) -> Result<String, JsValue> {
    const FINE: u32 = 2;
    let (width, height) = (WIDTH, u32::try_from(height).unwrap_or(u32::MAX / FINE));
    let image = HtmlImageElement::new_with_width_and_height(width, height)?;
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", encode_uri_component(svg)));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width * FINE);
    canvas.set_height(height * FINE);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    let (wide, high) = (f64::from(width * FINE), f64::from(height * FINE));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high)?;
    canvas.to_data_url_with_type("image/png")
}

const WIDTH: u32 = 840;
const ROW: usize = 34;
const LABELS: usize = 330;
const LENGTH: u64 = 420;

fn height(bars: &[Bar]) -> usize {
    70 + bars.len() * ROW
}

/// Bars of one ink with their numbers: legible in black and white, and read aloud by its title.
fn svg(question: &str, bars: &[Bar]) -> String {
    let longest = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let height = height(bars);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" font-family=\"system-ui, sans-serif\">\
         <title>{title}</title><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\
         <text x=\"20\" y=\"38\" font-size=\"20\" font-weight=\"600\">{title}</text>",
        title = escaped(question),
    );
    for (place, Bar { label, value, .. }) in bars.iter().enumerate() {
        let middle = 60 + place * ROW + ROW / 2;
        let width = value * LENGTH / longest;
        let (label, top) = (escaped(&shortened(label)), middle - 11);
        let end = u64::try_from(LABELS).unwrap_or_default() + width + 10;
        let _ = write!(
            text,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"14\" text-anchor=\"end\">{label}</text>\
             <rect x=\"{LABELS}\" y=\"{top}\" width=\"{width}\" height=\"22\" fill=\"#1f3a5f\"/>\
             <text x=\"{end}\" y=\"{y}\" font-size=\"14\" font-weight=\"600\">{value}</text>",
            x = LABELS - 10,
            y = middle + 5,
        );
    }
    text.push_str("</svg>");
    text
}

fn shortened(label: &str) -> String {
    const MOST: usize = 44;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    label.chars().take(MOST - 1).chain(['…']).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &'static str, value: u64) -> Bar {
        Bar { label: label.into(), value, href: None }
    }

    #[test]
    fn a_table_opens_in_a_spreadsheet_and_runs_nothing() {
        let text = csv(&[bar("À « lancer »", 2), bar("=1+1", 3)], "Nombre");
        assert_eq!(text, "\u{feff};\"Nombre\"\r\n\"À « lancer »\";2\r\n\"'=1+1\";3\r\n");
    }

    #[test]
    fn an_image_has_its_title_and_its_numbers() {
        let text = svg("Pourquoi <stop> ?", &[bar("Budget & moyens", 4), bar("Rien", 0)]);
        assert!(text.contains("<title>Pourquoi &lt;stop&gt; ?</title>"));
        assert!(text.contains("Budget &amp; moyens") && text.contains(">4</text>"));
        assert!(text.contains("width=\"420\"") && text.contains("width=\"0\""));
    }

    #[test]
    fn a_file_has_a_name_without_accents() {
        assert_eq!(file_name("Dans quel état ?"), "dans-quel-etat");
    }
}
