// A request's body as a form.
#pragma once
#include "platform/http/request.h"

namespace http {

/// Fills `form` and `uploads` from the body when its Content-Type is one of the two that forms
/// have; leaves other bodies alone. Throws BadRequest when the form cannot be read.
void read_form(Request& request);

}
