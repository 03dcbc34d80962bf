// Pages for the national process leader: which sources are fetched, and what came of it.
#pragma once
#include "features/knowledge/connectors/runner.h"
#include "services/web/feature.h"

namespace knowledge::connectors::pages {

http::Response list(web::Services& services, Runner& runner, web::Visit const& visit);
/// Without ?source=… the choice of one; with it the form.
http::Response begin(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response create(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response show(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response edit(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response save(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response run(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response pause(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response resume(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response show_remove(web::Services& services, Runner& runner, web::Visit const& visit);
http::Response remove(web::Services& services, Runner& runner, web::Visit const& visit);

}
