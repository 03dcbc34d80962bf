// The one place that says who may read a need or an idea.
#pragma once
#include <expected>
#include <string>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/inside/inside.h"
#include "features/ideas/typed.h"
#include "platform/basics/problems.h"

namespace ideas::inside {

/// Whether it was told for everybody, whoever reads it now.
bool was_for_all(db::Reader& reader, Need const& need);
/// Whether the viewer may read it, where it lives now: it is public, they answer for it, they told
/// it in their own name inside, or are among those for whom it was told. Of one that was taken
/// back: whether they may know of that.
bool may_read(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
              Need const& need);

/// The sheet that the form came from, when it is there still.
std::optional<Sheet> sheet_of(db::Reader& reader, Typed const& typed);
/// The form is that of the sheet which the address names: its organisation, unit, place and call.
void begin(Showing const& showing, Typed& typed);
/// What is told from a sheet is told its organisation. Field work_code when the code is another by
/// now.
basics::Problems fix(Showing const& showing, Typed const& typed, Telling& told);
/// Whether the one who tells works there: a role in the organisation, or the code of the sheet.
bool works_there(Showing const& showing, db::Reader& reader, Typed const& typed,
                 organisations::OrganisationId const& organisation);
/// What they chose; nothing when they do not work there, and everybody may read it. Fields audience
/// and unit.
std::expected<std::optional<Choice>, basics::Problems> chosen(
    Showing const& showing, db::Reader& reader, Typed const& typed,
    organisations::OrganisationId const& organisation);

/// "Visas för dem som arbetar på Badhuset."; empty when everybody may read it.
std::string audience_text(Showing const& showing, db::Reader& reader, Need const& need);

/// The same, or the text BEGINNING_VISIBILITY of what is not told inside.
std::string visibility_text(Showing const& showing, db::Reader& reader, Need const& need,
                            std::string_view beginning);

/// For the form and the look before sending: has_sheet sheet_code sheet_text work_code_field;
/// has_audience audience_field.
web::View form_view(Showing const& showing, db::Reader& reader, Typed const& typed,
                    basics::Problems const& problems);
web::View review_view(Showing const& showing, db::Reader& reader, Typed const& typed,
                      organisations::OrganisationId const& organisation,
                      basics::Problems const& problems);
/// For its giver and for those who answer: inside_text (optional), opens[] {open_value, open_text},
/// is_open_asked, may_ask_open.
web::View opening_view(Showing const& showing, db::Reader& reader, Need const& need);

/// The giver shows it to more. Nothing when it is not more, when it is withdrawn, or when something
/// of others lives in it.
std::optional<Need> open_to(db::Transaction& tx, Hand const& hand, Need const& need,
                            Audience audience);
/// Those who answer ask the giver whether everybody may read it, by letter where an address is
/// known.
void ask_to_open(web::Services& services, db::Transaction& tx, Need const& need);

}
