document.title = "Página";
