// The handlers.
#pragma once
#include "features/innovation/experiment.h"
#include "features/innovation/funnel.h"
#include "features/innovation/letter_limit.h"
#include "features/innovation/show.h"
#include "features/innovation/site.h"
#include "services/letter_links/letter_links.h"

namespace innovation {

// process_pages.cpp
/// GET /innovation/{id}
http::Response show_process(web::Services& services, web::Visit const& visit);
/// The same with what somebody sent and what is wrong with it.
http::Response process_page(Showing const& showing, db::Reader& reader, Work const& work,
                            Sent const& sent);

// working_pages.cpp
/// POST /innovation/{id}: act is begin, change, deliver, take_back, look, back or resume
http::Response work_on(web::Services& services, web::Visit const& visit);

// asking_pages.cpp
/// GET and POST /innovation/{id}/gates/new
http::Response show_asking(web::Services& services, web::Visit const& visit);
http::Response send_asking(web::Services& services, Limits& limits, web::Visit const& visit);
/// Their fields for another decider; the member whose address it is, and how they stand.
void complete(web::Services& services, Decider& decider,
              organisations::OrganisationId const& organisation);
web::View decider_fields(Showing const& showing, Sent const& sent);

// gate_pages.cpp
/// GET and POST /innovation/{id}/gates/{gate}: act is another, withdraw, add, meet or move
http::Response show_gate(web::Services& services, web::Visit const& visit);
http::Response work_on_gate(web::Services& services, Limits& limits, web::Visit const& visit);

// deciding_pages.cpp
/// GET and POST /innovation/{id}/gates/{gate}/decide: the decider signed in, or those who work with
/// the project and write down what was decided elsewhere
http::Response show_deciding(web::Services& services, web::Visit const& visit);
http::Response send_deciding(web::Services& services, web::Visit const& visit);
/// GET and POST /innovation/decide/{link}, GET /innovation/thanks
http::Response show_by_link(letter_links::Door& door, web::Visit const& visit);
http::Response send_by_link(letter_links::Door& door, web::Visit const& visit);
http::Response show_thanks(web::Services& services, web::Visit const& visit);

// decisions_pages.cpp
/// GET /innovation/{id}/decisions
http::Response show_decisions(web::Services& services, web::Visit const& visit);

// trial_places.cpp
/// One trial of a project, as the one who visits may see it.
struct SeenTrial {
    Work work = {};
    Experiment one = {};
};
/// The one in the address; a draft is seen by those who edit the project alone. NotFound otherwise.
SeenTrial seen_trial(Showing const& showing, db::Reader& reader, Work work);
std::string trial_path(Work const& work, std::int64_t number);
/// What somebody typed into the form "invited", a name on each line: invites all of them, or says
/// what is wrong.
void invite_some(Showing const& showing, Limits& limits, db::Transaction& tx, SeenTrial const& on,
                 Sent& sent);

// sites_view.cpp
/// The sites side by side, as the trial's page shows them.
web::View sites_view(Showing const& showing, db::Reader& reader, SeenTrial const& on);
/// What may be said of all of them together.
std::string together_text(Showing const& showing, Together const& all);

// sites_pages.cpp
/// GET and POST /innovation/{id}/experiments/{experiment}/sites/{site}: act is accept, decline,
/// leave, end_site, add_site, or by the trial's owner withdraw_site
http::Response show_site(web::Services& services, web::Visit const& visit);
http::Response work_on_site(web::Services& services, web::Visit const& visit);
/// Whether the one who visits works for the site's organisation.
bool works_at(Showing const& showing, Site const& site);
/// Those that only the owner's and the site's own people are told of: invited, declined, taken
/// back.
bool may_see_site(Showing const& showing, Work const& work, Site const& site);
/// Invitations and trials of an organisation that the one who visits may see, for its lists.
struct SiteLine {
    std::string title = {}, path = {}, text = {};
};
std::vector<SiteLine> site_lines(Showing const& showing, db::Reader& reader,
                                 organisations::OrganisationId const& organisation);

// experiments_pages.cpp
/// GET and POST /innovation/{id}/experiments/new: act is save or register
http::Response show_new_experiment(web::Services& services, web::Visit const& visit);
http::Response send_new_experiment(web::Services& services, web::Visit const& visit);
/// GET and POST /innovation/{id}/experiments/{experiment}: act is save, register, end, add or
/// invite
http::Response show_experiment(web::Services& services, web::Visit const& visit);
http::Response work_on_experiment(web::Services& services, Limits& limits, web::Visit const& visit);
/// What was written down before it started, for facts_list.
std::vector<web::View> plan_facts(Showing const& showing, Experiment const& one);
/// Those that the visitor may see: {experiment_title experiment_url experiment_state}.
std::vector<web::View> experiment_views(Showing const& showing, db::Reader& reader,
                                        Work const& work);

// funnel_pages.cpp
Filter filter_in(web::Visit const& visit);
/// GET /innovation
http::Response show_funnel(web::Services& services, Counted& counted, web::Visit const& visit);

// steps_pages.cpp
/// GET /innovation/steps
http::Response show_steps(web::Services& services, web::Visit const& visit);
/// GET and POST /administration/{id}/steps
http::Response show_naming(web::Services& services, web::Visit const& visit);
http::Response send_naming(web::Services& services, web::Visit const& visit);

// waiting_pages.cpp
/// GET /innovation/waiting/{id}
http::Response show_waiting(web::Services& services, web::Visit const& visit);

// process_json.cpp
/// A process as programs see it: nothing that is not on its page for everybody.
json::Object as_json(Showing const& showing, db::Reader& reader, Work const& work);
/// One decision point of it.
json::Object gate_json(Showing const& showing, Gate const& gate, std::vector<FollowUp> const& left);

// api.cpp
namespace api {
http::Response list(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response funnel(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response csv(web::Services& services, Counted& counted, web::Visit const& visit);
http::Response show(web::Services& services, web::Visit const& visit);
/// Asks for a decision.
http::Response ask(web::Services& services, Limits& limits, web::Visit const& visit);

// deciding_pages.cpp
/// By the decider, or written down by those who work with the project. 409 for whoever is second.
http::Response decide(web::Services& services, web::Visit const& visit);

// gates_api.cpp
http::Response decisions(web::Services& services, web::Visit const& visit);
http::Response conditions(web::Services& services, web::Visit const& visit);
http::Response withdraw_gate(web::Services& services, web::Visit const& visit);
http::Response add_to_gate(web::Services& services, web::Visit const& visit);
/// act is meet or move
http::Response work_on_condition(web::Services& services, Limits& limits, web::Visit const& visit);

// trials_api.cpp
http::Response trials(web::Services& services, web::Visit const& visit);
http::Response trial(web::Services& services, web::Visit const& visit);
http::Response new_trial(web::Services& services, web::Visit const& visit);
http::Response change_trial(web::Services& services, web::Visit const& visit);
http::Response finish_trial(web::Services& services, web::Visit const& visit);
http::Response add_to_trial(web::Services& services, Limits& limits, web::Visit const& visit);
http::Response invite_site(web::Services& services, Limits& limits, web::Visit const& visit);

// sites_api.cpp
/// act is accept, decline, leave, end or add
http::Response work_on_site(web::Services& services, web::Visit const& visit);
}

}
