// Chooses the reader by the type of the body.
#include "platform/http/form.h"

#include "platform/http/multipart.h"
#include "platform/http/target.h"

namespace http {

void read_form(Request& request) {
    auto const type = request.header("content-type");
    if (is_media_type(type, "application/x-www-form-urlencoded")) {
        request.form = urlencoded(request.body.bytes());
    } else if (is_media_type(type, "multipart/form-data")) {
        auto form = multipart(request.body.bytes(), type);
        request.form = std::move(form.fields);
        request.uploads = std::move(form.uploads);
    }
}

}
