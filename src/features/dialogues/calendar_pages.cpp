// A dialogue for people's calendars (RFC 5545).
#include "features/dialogues/pages.h"
#include "platform/basics/text.h"

namespace dialogues {

namespace {

/// "20300304T080000Z"
std::string stamp(basics::Time at) {
    std::string text;
    for (char const one : basics::iso(at))
        if (one == '.') break;
        else if (one != '-' && one != ':' && one != 'Z') text += one;
    return text + "Z";
}

/// A line of at most 75 bytes, folded between characters.
std::string line(std::string_view name, std::string_view value) {
    constexpr std::size_t longest = 73;
    std::string text(name);
    for (char const one : value) {
        if (one == '\n') text += "\\n";
        else if (one == '\r') continue;
        else if (one == ',' || one == ';' || one == '\\') (text += '\\') += one;
        else text += one;
    }
    std::string folded;
    std::size_t at = 0;
    for (char const one : text) {
        bool const begins = (static_cast<unsigned char>(one) & 0xC0) != 0x80;
        // Room for the rest of a character of four bytes.
        if (begins && at + 3 >= longest) {
            folded += "\r\n ";
            at = 1;
        }
        folded += one;
        ++at;
    }
    return folded + "\r\n";
}

}

http::Response show_calendar(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const dialogue = [&] {
        auto reader = services.database.read();
        return seen_dialogue(showing, reader).dialogue;
    }();
    auto const& told = dialogue.told;
    auto const address = services.pages.public_address() + "/" + told.language + path_of(dialogue);
    auto const text = line("BEGIN:", "VCALENDAR") + line("VERSION:", "2.0") +
                      line("PRODID:", "-//Samverk//Dialogues//EN") + line("BEGIN:", "VEVENT") +
                      line("UID:", dialogue.id.string() + "@samverk") +
                      line("DTSTAMP:", stamp(dialogue.updated_at)) +
                      line("SEQUENCE:", std::to_string(dialogue.version)) +
                      line("DTSTART:", stamp(told.starts_at)) +
                      line("DTEND:", stamp(told.ends_at)) + line("SUMMARY:", told.title) +
                      line("LOCATION:", told.place.empty() ? told.link : told.place) +
                      line("DESCRIPTION:", told.purpose) + line("URL:", address) +
                      line("END:", "VEVENT") + line("END:", "VCALENDAR");
    http::Response response{.headers = {{"Content-Type", "text/calendar; charset=utf-8"}},
                            .body = text};
    response.with("Content-Disposition", http::attachment("dialogue.ics"));
    return private_page(std::move(response));
}

}
