// What programs do with needs and ideas beside telling and answering them: the same as the pages
// do, with a bearer token. What is said of needs goes for /api/v1/ideas too.
//
//   PUT   /api/v1/needs/{id}/support  {"supports": true or false}: 200, {"supports": how many, "given": whether the
//                                     token's member is one of them}. The same twice is once
//   POST  /api/v1/needs/{id}/merge    {"into": id, "reason"}, with If-Match: 200, the need as it is now. Both must be the
//                                     token's to answer. 409 when they cannot be one, 412, 422, 428
//   POST  /api/v1/needs/{id}/split    {"reason"}, with If-Match: 200, the need, by itself again. 409 when it is not merged
#pragma once
#include "features/ideas/need.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace ideas::api {

http::Response put_support(web::Services& services, Kind kind, web::Visit const& visit);
http::Response merge(web::Services& services, Kind kind, web::Visit const& visit);
http::Response split(web::Services& services, Kind kind, web::Visit const& visit);

/// These, and those of arguments, questions to senders, the desk and thresholds.
std::vector<web::Route> acting_routes(web::Services& services);

}
