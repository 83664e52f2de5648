// The terminal takes keys once the wizard has painted, without a click into it first. Earlier, the wizard would not hear it.
addEventListener("load", () => {
  const painting = new MutationObserver(() => {
    if (document.body.classList.contains("-first-byte")) {
      painting.disconnect();
      document.querySelector(".xterm-helper-textarea").focus();
    }
  });
  painting.observe(document.body, { attributes: true });
});
