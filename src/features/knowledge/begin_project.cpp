// A project that begins by what another feature knows.
#include "features/knowledge/actions.h"
#include "features/knowledge/knowledge.h"
#include "platform/basics/text.h"
#include "platform/markdown/markdown.h"
#include "services/organisations/shelf.h"

namespace knowledge {

std::string begin_project(web::Services& services, db::Transaction& tx, members::MemberId const& by,
                          organisations::OrganisationId const& organisation,
                          texts::Language language, std::string const& title,
                          std::string const& what) {
    constexpr std::size_t longest_summary = 600;
    auto const directory = services.organisations.directory();
    std::string const code(texts::code(language));
    json::Object const fields{
        {"title." + code, title},
        {"section.summary." + code, markdown::from_plain(basics::shortened(what, longest_summary))},
        {"status", "planned"}};
    return create(tx, {services.activity, *directory, services.now(), by}, fields, organisation)
        .string();
}

}
