// What letters say. Reasons are in none of them.
#include "features/innovation/letters.h"

#include "services/members/members.h"
#include "services/organisations/shelf.h"

namespace innovation {

namespace {

std::string organisation_name(web::Services& services, knowledge::Brief const& project,
                              texts::Language language) {
    auto const directory = services.organisations.directory();
    auto const* one = directory->find(project.organisation);
    return one ? std::string(organisations::name_in(*one, language)) : services.pages.site_name();
}

std::string in_language(texts::Language language, std::string const& path) {
    return "/" + std::string(texts::code(language)) + path;
}

std::string page_of(Gate const& gate) {
    return "/innovation/" + gate.project + "/gates/" + std::to_string(gate.number);
}

/// The decider, and who stood in for them.
std::string decided_by(web::Services& services, Gate const& gate, texts::Language language) {
    auto const& decider = gate.asked.decider;
    auto const name = decider.name.empty() ? decider.role : decider.name;
    if (!gate.decision || !gate.decision->is_by_deputy) return name;
    auto const deputy = services.members.find(gate.decision->by);
    return services.texts.format(
        language, "innovation.by_deputy",
        {{"deputy",
          deputy ? deputy->name : services.texts.text(language, "innovation.former_member")},
         {"decider", name}});
}

}

void send_question(web::Services& services, db::Transaction& tx, Asked const& asked,
                   knowledge::Brief const& project, Tone tone) {
    auto const& gate = asked.gate;
    if (asked.link.empty()) return;
    auto const language = gate.language;
    auto const asker = services.members.find(gate.asked_by);
    services.post(tx, {.to = asked.to.email,
                       .language = language,
                       .about = asked.to.is_deputy    ? "innovation.mail_deputy_"
                                : tone == Tone::asked ? "innovation.mail_ask_"
                                : tone == Tone::soon  ? "innovation.mail_soon_"
                                                      : "innovation.mail_late_",
                       .arguments = {{"who", organisation_name(services, project, language)},
                                     {"name", asker ? asker->name : services.pages.site_name()},
                                     {"decider", gate.asked.decider.name},
                                     {"title", project.title(language)},
                                     {"question", gate.asked.question},
                                     {"date", texts::date(language, gate.asked.due)}},
                       .path = in_language(language, "/innovation/decide/" + asked.link)});
}

void tell_asker(web::Services& services, db::Transaction& tx, Gate const& gate,
                knowledge::Brief const& project, std::string_view what) {
    auto& members = services.members;
    auto const member =
        members.find(members.reached_instead_of(gate.asked_by, project.organisation));
    if (!member || member->email.empty()) return;
    auto const language = member->language;
    auto const outcome =
        gate.decision ? services.texts.text(language, "innovation.outcome_" +
                                                          std::string(name(gate.decision->outcome)))
                      : std::string();
    services.post(tx, {.to = member->email,
                       .language = language,
                       .about = "innovation.mail_tell_" + std::string(what) + "_",
                       .arguments = {{"title", project.title(language)},
                                     {"decider", decided_by(services, gate, language)},
                                     {"outcome", outcome},
                                     {"date", texts::date(language, gate.asked.due)}},
                       .path = in_language(language, page_of(gate))});
}

void send_follow_up(web::Services& services, db::Transaction& tx, FollowUp const& one,
                    Gate const& gate, knowledge::Brief const& project) {
    if (one.owner_email.empty()) return;
    auto const language = gate.language;
    auto const key =
        one.key.starts_with("deliverable:")
            ? "innovation.deliverable_" + one.key.substr(std::string_view("deliverable:").size())
            : "innovation.condition_" + one.key;
    services.post(
        tx,
        {.to = one.owner_email,
         .language = language,
         .about = "innovation.mail_open_",
         .arguments = {{"title", project.title(language)},
                       {"who", organisation_name(services, project, language)},
                       {"what", one.key.empty() ? one.words : services.texts.text(language, key)},
                       {"date", texts::date(language, one.due)}},
         .path = project.is_public ? in_language(language, page_of(gate)) : ""});
}

}
