// One letter for each contribution, by features/ideas: who gave it is theirs to know.
#include "features/calls/letters.h"

#include "services/organisations/shelf.h"

namespace calls {

namespace {

texts::Arguments arguments(web::Services& services, Call const& call, texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* owner = directory->find(call.told.organisation);
    return {{"call", call.told.title},
            {"who", owner ? organisations::name_in(*owner, language)
                          : std::string_view(services.pages.site_name())},
            {"result", call.result},
            {"closes", ideas::asked::closing_text(language, call.told.closes_at)}};
}

void tell(web::Services& services, db::Transaction& tx, Call const& call, std::string about) {
    ideas::asked::tell_takers(
        services, tx, call.id.text(),
        {.about = std::move(about), .arguments = [&services, &call](texts::Language language) {
             return arguments(services, call, language);
         }});
}

}

void tell_decided(web::Services& services, db::Transaction& tx, Call const& call) {
    tell(services, tx, call, "calls.mail_decided_");
}

void tell_extended(web::Services& services, db::Transaction& tx, Call const& call) {
    tell(services, tx, call, "calls.mail_extended_");
}

}
