// The rows. A route with a {part} in its address needs one here.
#include "app/roles/things.h"

#include <array>

namespace roles {

namespace {

using enum http::Method;
using permissions::Over;
using permissions::Permission;

constexpr std::array all_rows = {
    // Ways in and out that somebody has by letter.
    Row{"/sign-in/{link}", "link", Over::secret},
    Row{"/register/{link}", "link", Over::secret},
    Row{"/password/{link}", "link", Over::secret},
    Row{"/email/{link}", "link", Over::secret},
    Row{"/invitation/{link}", "link", Over::secret},
    Row{"/letters/{end}", "link", Over::secret},
    Row{"/one-click/{end}", "link", Over::secret},
    Row{"/needs/claim/{code}", "link", Over::secret},
    Row{"/expert/{link}", "link", Over::secret},
    Row{"/needs/question/{link}", "link", Over::secret},
    Row{"/reports/{code}", "link", Over::secret},
    Row{"/implemented/answer/{link}", "link", Over::secret},
    Row{"/innovation/decide/{link}", "link", Over::secret},
    Row{"/sign-in/return/{provider}", "link", Over::secret},
    Row{"/signed-out/{provider}", "link", Over::secret},
    Row{"/sign-out/from/{provider}", "link", Over::secret},
    // One's own.
    Row{"/account/sessions/{id}", "session", Over::own},
    Row{"/account/tokens/{id}", "token", Over::own},
    Row{"/account/searches/{id}", "saved_search", Over::own},
    Row{"/api/v1/saved-searches/{id}", "saved_search", Over::own},
    Row{"/account/ways-in/{way}", "way_in", Over::own},
    Row{"/needs/mine/{id}", "need", Over::own},
    Row{"/account/absence/{id}", "absence", Over::own},
    Row{"/account/standing-in/{id}", "standing_in", Over::own},
    Row{"/record", "record", Over::whole},
    // Whose organisation it is that imports must be plain.
    Row{"/import", "import", Over::whole},
    Row{"/import/{id}", "import", Over::own_or_led},
    // Whoever holds a role keeps the second step.
    Row{"/account/second-step/off", "second_step", Over::without_role, post},
    // An organisation answers for them.
    Row{"/account/colleagues/{id}", "colleague", Over::organisation},
    Row{"/administration/{id}", "administration", Over::organisation},
    Row{"/administration/{id}/promises", "administration", Over::part},
    Row{"/administration/{id}/doors", "administration", Over::organisation},
    Row{"/administration/{id}/templates", "administration", Over::organisation},
    Row{"/administration/{id}/intake", "administration", Over::organisation},
    Row{"/administration/{id}/steps", "administration", Over::organisation},
    Row{"/administration/{id}/promises/list", "administration", Over::organisation},
    Row{"/projects/{id}", "project", Over::unit},
    Row{"/projects/new", "project", Over::part, post},
    Row{"/api/v1/projects", "project", Over::part, post},
    Row{"/api/v1/projects/{id}", "project", Over::unit},
    Row{"/duplicates", "project", Over::unit, post},
    Row{"/duplicates/undo", "project", Over::unit, post},
    Row{"/cases/{id}", "case", Over::unit},
    Row{"/cases/new", "case", Over::part, post},
    Row{"/api/v1/cases", "case", Over::part, post},
    Row{"/api/v1/cases/{id}", "case", Over::unit},
    Row{"/needs/{id}", "need", Over::unit},
    Row{"/needs/desk/{id}", "need", Over::unit},
    Row{"/needs/enter", "need", Over::part, post},
    Row{"/api/v1/needs", "need", Over::part, post},
    Row{"/api/v1/needs/{id}", "need", Over::unit},
    Row{"/ideas/{id}", "idea", Over::unit},
    Row{"/ideas/enter", "idea", Over::part, post},
    Row{"/api/v1/ideas", "idea", Over::part, post},
    Row{"/api/v1/ideas/{id}", "idea", Over::unit},
    Row{"/implemented/{id}", "project", Over::unit},
    Row{"/innovation/{id}", "project", Over::unit},
    Row{"/innovation/waiting/{id}", "administration", Over::organisation},
    Row{"/api/v1/innovation/{id}", "project", Over::unit},
    Row{"/api/v1/implemented/{id}", "project", Over::unit},
    Row{"/files/{kind}/{subject}", "file", Over::unit},
    Row{"/files/{id}", "file", Over::unit},
    Row{"/api/v1/files", "file", Over::unit, post},
    Row{"/api/v1/files/{id}", "file", Over::unit},
    Row{"/tags/{kind}/{subject}", "tag", Over::unit},
    Row{"/red-thread/{kind}/{subject}", "tied", Over::unit},
    Row{"/api/v1/red-thread/{kind}/{subject}", "tied", Over::unit},
    Row{"/moderation/words/{id}", "administration", Over::organisation},
    Row{"/moderation/{id}", "report", Over::organisation},
    Row{"/registration/{kind}/{subject}", "need", Over::unit},
    Row{"/api/v1/registrations/{kind}/{subject}", "need", Over::unit},
    Row{"/masking/{kind}/{subject}", "need", Over::unit},
    // The same for all who hold the permission.
    Row{"/assets/{file...}", "asset", Over::anywhere},
    Row{"/registered/{id}", "registered", Over::anywhere},
    Row{"/place/{kind}/{subject}", "placed", Over::unit},
    Row{"/organisations/{id}", "organisation", Over::anywhere},
    Row{"/organisations/import/{id}", "organisation_import", Over::anywhere},
    Row{"/api/v1/organisations/{id}", "organisation", Over::anywhere},
    Row{"/embed/{id}", "organisation", Over::anywhere},
    Row{"/face/{id}", "organisation", Over::anywhere},
    Row{"/api/v1/organisations/{id}/promises", "administration", Over::part, put},
    Row{"/api/v1/organisations/{id}/intake", "administration", Over::organisation, put},
    Row{"/api/v1/organisations/{id}/units", "administration", Over::organisation, post},
    Row{"/api/v1/organisations/{id}/units/{unit}", "administration", Over::organisation},
    Row{"/follow/{kind}/{id}", "followed", Over::anywhere},
    Row{"/report/{kind}/{subject}", "reported", Over::anywhere},
    Row{"/support/{kind}/{id}", "supported", Over::anywhere},
    Row{"/arguments/{id}", "argued", Over::anywhere},
    Row{"/tags/edit/{tag}", "tag", Over::anywhere},
    Row{"/synonyms/{id}", "synonym", Over::anywhere},
    Row{"/api/v1/synonyms/{id}", "synonym", Over::anywhere},
    Row{"/translations/{language}", "translation", Over::anywhere},
    Row{"/connectors/{id}", "connector", Over::anywhere},
    Row{"/sign-in/with/{provider}", "provider", Over::anywhere},
    Row{"/account/confirm/with/{provider}", "provider", Over::anywhere},
    Row{"/account/ways-in/add/{provider}", "provider", Over::anywhere},
    Row{"/providers/{provider}", "provider", Over::anywhere},
};

constexpr std::array all_shown = {
    Shown{"project", "public", Permission::everyone, Over::unit},
    Shown{"project", "hidden", Permission::contribute, Over::unit},
    Shown{"project", "closed", Permission::contribute, Over::closed},
    Shown{"case", "published", Permission::everyone, Over::unit},
    Shown{"case", "draft", Permission::contribute, Over::unit},
    Shown{"case", "closed", Permission::contribute, Over::closed},
    Shown{"need", "public", Permission::everyone, Over::unit},
    Shown{"need", "waiting", Permission::coordinate, Over::unit},
    Shown{"need", "hidden", Permission::coordinate, Over::unit},
    Shown{"need", "closed", Permission::coordinate, Over::closed},
    Shown{"idea", "public", Permission::everyone, Over::unit},
    Shown{"idea", "waiting", Permission::coordinate, Over::unit},
    Shown{"idea", "hidden", Permission::coordinate, Over::unit},
    Shown{"argument", "public", Permission::everyone, Over::unit},
    Shown{"argument", "hidden", Permission::coordinate, Over::unit},
    Shown{"file", "public", Permission::everyone, Over::unit},
    Shown{"file", "hidden", Permission::contribute, Over::unit},
};

}

std::span<Row const> rows() { return all_rows; }
std::span<Shown const> shown() { return all_shown; }

}
