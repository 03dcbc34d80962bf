// Tables of what surrounds a page's text, in Swedish, Norwegian and English.
#include "features/knowledge/readers/page/navigation.h"

#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: lines that are navigation when they stand alone
constexpr auto whole_lines = std::to_array<std::string_view>({
    "text",
    "meny",
    "menu",
    "sök",
    "søk",
    "search",
    "hem",
    "hjem",
    "home",
    "start",
    "startsida",
    "startside",
    "kontakta oss",
    "kontakt oss",
    "contact us",
    "om oss",
    "about us",
    "om webbplatsen",
    "logga in",
    "logg inn",
    "log in",
    "in english",
    "english",
    "svenska",
    "norsk",
    "på svenska",
    "dela",
    "del",
    "share",
    "dela sidan",
    "dela denna sida",
    "dela på",
    "skriv ut",
    "print",
    "utskrift",
    "facebook",
    "linkedin",
    "twitter",
    "x",
    "instagram",
    "youtube",
    "e-post",
    "kopiera länk",
    "lyssna",
    "till toppen",
    "tillbaka",
    "tilbake",
    "back",
    "nästa",
    "föregående",
    "stäng",
    "lukk",
    "close",
    "visa mer",
    "vis mer",
    "show more",
    "läs mer",
    "les mer",
    "read more",
    "visa alla",
    "acceptera",
    "godkänn alla",
    "godta alle",
    "accept all",
    "no partial template found",
    "projekt",
    "prosjekt",
    "project",
    "projects",
    "prosjekter",
    "projektdatabas",
    "alla projekt",
    "våra projekt",
    "forskning",
    "forskningsprojekt",
    "research",
    "nyheter",
    "nyhet",
    "news",
    "aktuellt",
    "artikel",
    "vad vi gör",
    "what we do",
    "vi finansierar",
    "projekt vi finansierar",
    "finansierade projekt",
    "resultat och projekt",
    "översätt",
    "translate",
    "du är här",
    "du är här:",
    "you are here",
    "prenumerera",
    "ladda ner",
    "last ned",
    "download",
    "image",
    "bild",
    "bilde",
    "foto",
    "photo",
    "video",
    "logotyp",
    "logo",
    "tillgänglighet",
    "cookies",
    "kakor",
    "webbkarta",
    "hoppa över",
    "main navigation",
    "huvudmeny",
    "sidfot",
    "innehåll",
    "page content",
    "publicerad",
    "uppdaterad",
    "statistik för sidan",
    "statistics for this page",
    "captcha",
    "kalender",
    "calendar",
    "video file",
    "skicka",
    "send",
    "artikeltyp aktuellt",
    "kontaktformulär",
    "slutrapport från projektet",
});

// recognises: beginnings of lines that are navigation
constexpr auto beginnings = std::to_array<std::string_view>({
    "hoppa till",
    "gå till innehåll",
    "gå direkt till",
    "hopp til",
    "gå til hovedinnhold",
    "skip to",
    "jump to",
    "läs också",
    "läs även",
    "les også",
    "les mer om",
    "läs mer om",
    "read more about",
    "read also",
    "also read",
    "se även",
    "se också",
    "foto:",
    "foto av",
    "foto på",
    "fotograf",
    "bild:",
    "bildtext:",
    "photo:",
    "photo by",
    "photo of",
    "fotografi:",
    "illustration:",
    "illustrasjon:",
    "image:",
    "logotyp",
    "senast uppdaterad",
    "sist oppdatert",
    "last updated",
    "sidan uppdaterad",
    "sidan uppdaterades",
    "uppdaterad:",
    "uppdaterad ",
    "publicerad:",
    "publicerad ",
    "publisert:",
    "publisert ",
    "published:",
    "published ",
    "sidansvarig",
    "page manager",
    "vi använder kakor",
    "vi använder cookies",
    "vi bruker informasjonskapsler",
    "this website uses",
    "this site uses",
    "den här webbplatsen använder",
    "dela på ",
    "dela via",
    "del på ",
    "share on ",
    "följ oss",
    "følg oss",
    "follow us",
    "©",
    "copyright",
    "tipsa en vän",
    "hitta på sidan",
    "på den här sidan:",
    "stäng meny",
    "öppna meny",
    "visa meny",
    "lästid",
    "lesetid",
    "du har inte javascript",
    "javascript är",
    "your browser does",
    "nettleseren din støtter ikke",
    "till innehållet",
    "til innhold",
    "den här e-postadressen skyddas",
    "genom att skicka in formuläret",
    "* obligatorisk",
    "obligatoriskt genom att",
    "obligatoriska fält",
    "reading time",
    "cookie",
    "© ",
});

// recognises: ends of lines that are navigation
constexpr auto ends =
    std::to_array<std::string_view>({" logo", " logotyp", " logotype", " logga", " logo.",
                                     " min läsning", " min read", " min lesetid"});

// recognises: headings of lists of other pages
constexpr auto other_pages = std::to_array<std::string_view>({
    "relaterade nyheter",
    "relaterade projekt",
    "relaterat",
    "relaterat innehåll",
    "relaterade sidor",
    "fler nyheter",
    "fler projekt",
    "liknande projekt",
    "andra projekt",
    "senaste nytt",
    "senaste nyheterna",
    "related",
    "related news",
    "related projects",
    "related content",
    "more news",
    "more projects",
    "other projects",
    "you may also like",
    "relaterte saker",
    "relaterte prosjekter",
    "relatert",
    "relatert innhold",
    "flere nyheter",
    "flere prosjekter",
    "mer från oss",
    "kanske är du också intresserad av",
    "upptäck mer",
    "genvägar",
    "prenumerera på nyhetsbrev",
    "kommentarer",
    "kommentera",
    "comments",
    "hjälpte informationen på sidan dig?",
    "var informationen till hjälp?",
});

// recognises: headings of boxes of facts
constexpr auto fact_boxes = std::to_array<std::string_view>({
    "fakta",
    "faktaruta",
    "projektfakta",
    "fakta om projektet",
    "om projektet i korthet",
    "i korthet",
    "kort fakta",
    "snabbfakta",
    "projektinformation",
    "projektuppgifter",
    "facts",
    "key facts",
    "project facts",
    "project information",
    "project details",
    "quick facts",
    "in brief",
    "prosjektfakta",
    "fakta om prosjektet",
    "faktaboks",
    "prosjektinformasjon",
    "nøkkeltall",
    "kort om prosjektet",
    "fact sheet",
    "fakta i korthet",
});

/// "Hem > Forskning > Projekt", "Hem / Projekt / Borås".
bool is_breadcrumb(std::string_view folded) {
    auto const separators = [&](std::string_view mark) {
        std::size_t count = 0;
        for (auto at = folded.find(mark); at != folded.npos;
             at = folded.find(mark, at + mark.size()))
            ++count;
        return count;
    };
    bool const home = folded.starts_with("hem ") || folded.starts_with("start ") ||
                      folded.starts_with("home ") || folded.starts_with("hjem ") ||
                      folded.starts_with("startsida ");
    return home && (separators(" > ") || separators(" / ") || separators(" » ") ||
                    separators(" › ") || separators(" | "));
}

std::string plain(std::string_view line) {
    auto folded = basics::folded(basics::trimmed(line));
    while (!folded.empty() &&
           (folded.back() == ':' || folded.back() == ' ' || folded.back() == '.'))
        folded.pop_back();
    return folded;
}

}

bool is_navigation(std::string_view line) {
    auto const folded = basics::folded(basics::trimmed(line));
    if (is_host_line(line) || is_byline(line)) return true;
    if (folded.empty() || is_among(plain(line), whole_lines)) return true;
    auto const begins = [&](auto beginning) { return folded.starts_with(beginning); };
    auto const finishes = [&](auto end) { return folded.ends_with(end); };
    bool const short_line = basics::length(folded) <= 160;
    if (short_line && std::ranges::any_of(beginnings, begins)) return true;
    if (basics::length(folded) <= 60 && std::ranges::any_of(ends, finishes)) return true;
    return is_breadcrumb(folded);
}

bool is_host_line(std::string_view line) {
    auto const folded = basics::folded(line);
    bool const ending = folded.ends_with(".se") || folded.ends_with(".no") ||
                        folded.ends_with(".com") || folded.ends_with(".eu") ||
                        folded.ends_with(".org") || folded.ends_with(".nu");
    return ending && folded.size() <= 60 && folded.find_first_of(" \t/@:") == folded.npos;
}

bool is_byline(std::string_view line) {
    if (line.size() > 100) return false;
    for (std::string_view beginning : {"Av ", "By ", "Text: ", "Skriven av ", "Tekst: ", "Av: "}) {
        if (!line.starts_with(beginning)) continue;
        auto const name = name_at_beginning(line.substr(beginning.size()));
        if (looks_like_person(name) && !line.ends_with('.')) return true;
    }
    return false;
}

bool heads_other_pages(std::string_view line) { return is_among(plain(line), other_pages); }

bool heads_facts(std::string_view line) {
    auto const folded = plain(line);
    bool const about = folded.starts_with("fakta om ") || folded.starts_with("facts about ");
    return is_among(folded, fact_boxes) || (about && folded.size() <= 60);
}

std::string without_credit(std::string_view line) {
    for (std::string_view mark :
         {" Foto: ", " Photo: ", " Bild: ", " Illustration: ", " Fotograf: "}) {
        auto const at = line.rfind(mark);
        if (at != line.npos && line.size() - at <= 70 && line.find(". ", at) == line.npos)
            return std::string(basics::trimmed(line.substr(0, at)));
    }
    return std::string(line);
}

}
