// What hangs on the wall: the address, the code and how many have voted, to be read from the back
// of the hall.
#include "features/dialogues/pages.h"
#include "platform/qr/qr.h"

namespace dialogues {

http::Response show_screen(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const dialogue = led_dialogue(showing, reader);
    auto const address = short_address(services, dialogue);
    auto const place = address.find("://");
    auto const drawn = qr::code(address);
    auto view = pulse_view(showing, dialogue, pulse(reader, dialogue.id),
                           counts(reader, dialogue.id).accepted);
    view.set_list("breadcrumbs", breadcrumbs(showing, &dialogue))
        .set("dialogue_language", dialogue.told.language)
        .set("qr_size", std::to_string(drawn.size))
        .set("qr_path", drawn.path)
        .set("short_address", place == address.npos ? address : address.substr(place + 3))
        .set("dialogue_code", dialogue.code)
        .set("live_state", std::string(name(dialogue.state)))
        .set("state_text", showing.text("screen_" + std::string(name(dialogue.state))))
        .set("desk_url", visit.address(place_of(dialogue, "/desk")));
    return private_page(services.pages.page(
        visit, "dialogues/screen", std::move(view),
        {.title = dialogue.told.title, .unlisted = true, .face = dialogue.told.organisation}));
}

}
