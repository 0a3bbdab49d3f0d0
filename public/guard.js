// Runs before everything else. Two duties: say which text may become page or worker, and tell the
// user when the app cannot start or has stopped.
// Plain old syntax, so that an old browser also gets the message.
(function () {
  'use strict';

  // Leptos makes its fixed markup from strings that are known when the app is built. None of them
  // holds what is named here. The content policy asks this function about every such string.
  var refused = new RegExp(
    '<\\s*(?:script|iframe|frame|frameset|object|embed|applet|base|form|meta|link|style|template|foreignobject|animate|set|handler)\\b' +
      '|[\\s"\'/]on[a-z]+\\s*=' +
      '|\\bsrcdoc\\s*=' +
      // An address leads to this page, to a file beside it, or to a telephone.
      '|\\b(?:href|src|srcset|action|formaction|poster|ping)\\s*=\\s*(?!"(?:#|\\./|tel:))',
    'i'
  );
  var workers = ['./derive.js', './hand_over.js'].map(function (file) {
    return new URL(file, document.baseURI).href;
  });

  if (window.trustedTypes && window.trustedTypes.createPolicy) {
    window.trustedTypes.createPolicy('default', {
      createHTML: function (text) {
        return refused.test(text) ? null : text;
      },
      createScriptURL: function (text) {
        return workers.indexOf(new URL(text, document.baseURI).href) < 0 ? null : text;
      },
    });
  }

  // Held here, so that they can be shown whatever the page has become.
  var messages = {};
  whenRead(function () {
    ['start-failed', 'start-unsupported', 'stopped'].forEach(function (id) {
      messages[id] = document.getElementById(id);
    });
  });

  function tell(id) {
    whenRead(function () {
      var message = messages[id];
      if (!message || !message.hidden) return;
      // Whatever stood on the page goes: after a stop, nothing about a child stays on the screen.
      document.body.replaceChildren(message);
      message.hidden = false;
    });
  }

  // When the page has been read. boot.js may run before.
  function whenRead(act) {
    if (document.readyState === 'loading') {
      document.addEventListener('readystatechange', act, { once: true });
    } else {
      act();
    }
  }

  function failed(event) {
    var reason = event.error || event.reason;
    // A part of the page itself that is missing or was changed.
    var part = event.target && /^(?:LINK|SCRIPT)$/.test(event.target.nodeName);
    var starting = part || document.getElementById('start') || document.readyState === 'loading';
    var ofProgram = typeof WebAssembly === 'object' && reason instanceof WebAssembly.RuntimeError;
    if (starting) tell('start-failed');
    else if (ofProgram) tell('stopped');
  }

  // A script that is missing or was changed reports on its own element, which only capture sees.
  window.addEventListener('error', failed, true);
  window.addEventListener('unhandledrejection', failed);
  window.addEventListener('naeste-skridt:unsupported', function () { tell('start-unsupported'); });
  window.addEventListener('naeste-skridt:changed', function () { tell('start-failed'); });

  // Without this boot.js starts nothing.
  window.naesteSkridtGuarded = true;
})();
