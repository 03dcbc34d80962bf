// What pages of pots share.
#include "features/funds/pages.h"

#include "services/units/things.h"

namespace funds {

using permissions::Permission;
using web::View;

bool decides(Showing const& showing, db::Reader& reader, Fund const& fund) {
    auto const chart = units::chart_of(reader, fund.organisation, showing.today());
    return permissions::may_at(showing.visit.viewer, Permission::coordinate,
                               chart.spot(fund.unit).place());
}

bool may_read(web::Visit const& visit, bool is_decider, Application const& one) {
    bool const is_own = visit.viewer.signed_in() && one.member == visit.viewer.member;
    return one.is_decided() || is_own || is_decider;
}

Hand hand_of(Showing const& showing) {
    return {showing.services.activity, showing.services.now(), showing.visit.viewer.member};
}

View field(Showing const& showing, basics::Problems const& problems, std::string const& name,
           std::string const& value, std::size_t longest, bool required, int rows) {
    auto view = web::field_view({.name = name,
                                 .label = showing.text("label_" + name),
                                 .value = value,
                                 .hint = showing.text("hint_" + name),
                                 .problem = showing.problem(problems, name),
                                 .autocomplete = "off",
                                 .max_length = static_cast<int>(longest),
                                 .required = required,
                                 .rows = rows});
    view.set("counter_text", showing.format("at_most", {{"count", longest}}));
    return view;
}

std::vector<View> breadcrumbs(Showing const& showing, Fund const* fund) {
    std::vector<View> views{View()
                                .set("crumb_name", showing.text("funds_title"))
                                .set("crumb_url", showing.visit.address("/funds"))};
    if (fund)
        views.push_back(View()
                            .set("crumb_name", fund->name)
                            .set("crumb_url", showing.visit.address(path_of(*fund))));
    return views;
}

Fund fund_in(web::Visit const& visit, db::Reader& reader) {
    return http::found(find(reader, visit.id<FundId>()));
}

}
