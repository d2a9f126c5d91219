"use strict";
// The page works without this. It puts the cursor where one goes on: in the first wrong or empty field of a form,
// else in the box one typed in; and has a screen reader read the newest answer, which stood there when the page opened.
addEventListener("load", () => {
  const message = document.getElementById(location.hash.slice(1));
  if (!message?.matches(".message")) return;
  const field = message.querySelector(".asked :is([aria-invalid=true], [data-wrong] input)") ??
    message.querySelector(".asked :is(input:not([type=hidden]), select, textarea)");
  if (field) {
    field.focus({ preventScroll: true });
    field.closest(".field").scrollIntoView({ block: "center" });
  } else {
    document.getElementById("text-" + document.body.dataset.place)?.focus({ preventScroll: true });
    setTimeout(() => message.replaceWith(message.cloneNode(true)), 400);
  }
});
